/** What the entries of the firm have in common, and are found by. */
export const northernWindPhone = '+7 (812) 000-17-17';
export const northernWindDomain = 'severny-veter.example';
export const northernWindTown = { city: 'Санкт-Петербург', postalCode: '190000', country: 'RU' };
