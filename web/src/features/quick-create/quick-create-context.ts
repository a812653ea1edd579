import { createContext, useContext } from 'react';
import type { ObjectName } from '#shared/model/objects/definition.ts';
import type { Fields } from '#shared/model/records.ts';

export interface QuickCreateRequest {
  readonly object: ObjectName;
  /** Values that the place it was opened from already knows, such as the company of a card. */
  readonly known?: Fields;
}

export type OpenQuickCreate = (request: QuickCreateRequest) => void;

export const QuickCreateContext = createContext<OpenQuickCreate>(() => undefined);

export const useQuickCreate = () => useContext(QuickCreateContext);
