import { type MessageKey, translate } from '#shared/model/messages/translate.ts';
import type { FieldDefinition, ObjectDefinition } from '#shared/model/objects/definition.ts';
import type { Language } from '#shared/model/tenant.ts';
import { visibleDefinition } from '#shared/model/visible-definition.ts';
import { labelOfField, labelOfOption, purposeOfField } from '#shared/model/words.ts';
import { isFactorRequired } from '../access/required-factor.ts';
import type { Context } from '../context.ts';

/** `GET /me`: who the caller is, what they may do and where. */
export function describeSelf({ actor, directory, tenant }: Context) {
  const department = directory.departments.get(actor.departmentId);
  const user = directory.users.get(actor.id);
  const { id, name, language, timeZone, currency, country, features, registries = {} } = tenant;
  return {
    user: { id: actor.id, name: actor.name, email: actor.email, department: department ?? null },
    roles: actor.roles,
    permissions: {
      ...actor.permissions.objects,
      ...Object.fromEntries(actor.permissions.capabilities.map((capability) => [capability, true])),
    },
    fields: actor.permissions.fields,
    secondFactor: { on: user?.secondFactor === true, required: isFactorRequired(tenant, user) },
    tenant: {
      id,
      name,
      language,
      timeZone,
      currency,
      country,
      demo: features.demo,
      registries: Object.keys(registries),
    },
  };
}

/** All objects, with the fields that the caller may know of. */
export function visibleDefinitions({ actor, directory }: Context): readonly ObjectDefinition[] {
  return Object.values(directory.definitions).map((definition) => visibleDefinition(actor.permissions, definition));
}

/** The live definitions of what the caller may read, as far as they may, with the names of fields in their language. */
export function describeObjects(context: Context, language: Language) {
  const { actor } = context;
  const say = (key: string) => translate(language, key as MessageKey);
  const { objects } = actor.permissions;
  const isRead = ({ name, company }: ObjectDefinition) =>
    objects[name].read !== 'none' || (company === 'companyId' && objects.companies.read !== 'none');
  return visibleDefinitions(context)
    .filter(isRead)
    .map((definition) => ({
      ...definition,
      label: { one: say(`object.${definition.name}.one`), many: say(`object.${definition.name}.many`) },
      fields: definition.fields.map((field) => describeField(definition, field, language)),
    }));
}

function describeField({ name: object }: ObjectDefinition, field: FieldDefinition, language: Language) {
  const { optionLabels: _all, ...rest } = field;
  const purpose = purposeOfField(object, field, language);
  const kept = field.optionLabels ? Object.keys(field.optionLabels) : (field.options ?? []);
  return {
    ...rest,
    label: labelOfField(object, field, language),
    ...(purpose !== undefined && { purpose }),
    ...(kept.length > 0 && {
      optionLabels: Object.fromEntries(kept.map((option) => [option, labelOfOption(object, field, option, language)])),
    }),
  };
}
