import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { FieldDefinition, ObjectName } from '#shared/model/objects/definition.ts';
import type { CrmRecord } from '#shared/model/records.ts';

type Target = NonNullable<FieldDefinition['to']>;

export interface ReferenceTitleProps {
  readonly to: Target;
  readonly id: string;
}

export interface ReferenceLinkProps {
  readonly to: ObjectName;
  readonly id: string;
  readonly children: ReactNode;
}

export interface ReferenceInputProps {
  readonly to: Target;
  /** Absent: there is an `aria-label`. */
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly required?: boolean;
  /** Unless told, what is not required. */
  readonly clearable?: boolean;
  /** Records of this company are offered before any letter is typed. */
  readonly companyId?: string | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** A text that can be taken from a record: what is typed stays, what is chosen is handed over whole. */
export interface SuggestInputProps {
  readonly to: ObjectName;
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onChoose: (record: CrmRecord) => void;
  readonly leftSection?: ReactNode;
  readonly maxLength?: number;
  readonly error?: string | undefined;
}

/** How values that name another record are shown and chosen: what they name is not the business of these components. */
export interface ReferenceKit {
  readonly Title: ComponentType<ReferenceTitleProps>;
  /** Leads to a record whose title is known. */
  readonly Link: ComponentType<ReferenceLinkProps>;
  readonly Input: ComponentType<ReferenceInputProps>;
  readonly Suggest: ComponentType<SuggestInputProps>;
}

export const ReferenceContext = createContext<ReferenceKit | null>(null);

export function useReferences(): ReferenceKit {
  const kit = useContext(ReferenceContext);
  if (!kit) throw new Error('Wrap this part of the page in a ReferenceContext');
  return kit;
}
