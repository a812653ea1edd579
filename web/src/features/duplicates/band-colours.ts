export const bandColours = { certain: 'red', probable: 'orange', possible: 'indigo' } as const;
