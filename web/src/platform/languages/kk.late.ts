export const texts = import.meta.glob<Record<string, unknown>>(
  './kk/{administration,duplicates,fields,network,security,transfer,views}.json',
  { import: 'default', eager: true },
);
