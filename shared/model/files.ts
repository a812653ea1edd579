/** Where files lie in their bucket: place → prefix of the keys. */
export const filePlaces = {
  /** Sent by a client and not looked at yet. */
  uploads: 'uploads/',
  /** Of records, below the id of each. */
  attachments: 'attachments/',
  imports: 'imports/',
} as const;

export type FilePlace = keyof typeof filePlaces;
