import { type Formats, formatsFor } from './formats.ts';
import { useText } from './use-text.ts';

export function useFormats(): Formats {
  return formatsFor(useText().language);
}
