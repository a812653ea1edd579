/** What a dialog for files offers. */
export const acceptedFiles = '.csv,.txt,.tsv,.xlsx,.xlsm,text/csv,text/plain';
