export const texts = import.meta.glob<Record<string, unknown>>(
  './kk/{administration,duplicates,fields,leads,network,security,sharing,transfer,views}.json',
  { import: 'default', eager: true },
);
