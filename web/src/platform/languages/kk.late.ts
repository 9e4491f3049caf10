export const texts = import.meta.glob<Record<string, unknown>>(
  './kk/{administration,duplicates,fields,security,transfer,views}.json',
  { import: 'default', eager: true },
);
