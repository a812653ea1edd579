/** What invented firms are named after, so that few are alike. */
export const trades = ['Freight', 'Farms', 'Metals', 'Textiles', 'Trading', 'Lighting', 'Pharma', 'Packaging'];
export const syllables = [
  'ba',
  'ke',
  'lo',
  'mi',
  'nu',
  'ra',
  'se',
  'to',
  'vi',
  'zo',
  'dal',
  'fen',
  'gor',
  'hul',
  'jar',
  'pel',
];
