import { type ComponentType, createContext, useContext } from 'react';
import type { FieldDefinition } from '#shared/model/objects/definition.ts';

type Target = NonNullable<FieldDefinition['to']>;

export interface ReferenceTitleProps {
  readonly to: Target;
  readonly id: string;
}

export interface ReferenceInputProps {
  readonly to: Target;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** How values that name another record are shown and chosen: what they name is not the business of these components. */
export interface ReferenceKit {
  readonly Title: ComponentType<ReferenceTitleProps>;
  readonly Input: ComponentType<ReferenceInputProps>;
}

export const ReferenceContext = createContext<ReferenceKit | null>(null);

export function useReferences(): ReferenceKit {
  const kit = useContext(ReferenceContext);
  if (!kit) throw new Error('Wrap this part of the page in a ReferenceContext');
  return kit;
}
