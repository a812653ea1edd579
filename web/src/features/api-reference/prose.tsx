import { Code } from '@mantine/core';

/** Text of the document; what stands between backticks is code. */
export function Prose({ text }: { readonly text: string }) {
  const parts = text.split('`');
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
  return parts.map((part, at) => (at % 2 === 1 ? <Code key={at}>{part}</Code> : part));
}
