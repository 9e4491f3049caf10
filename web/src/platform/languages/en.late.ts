export const texts = import.meta.glob<Record<string, unknown>>(
  './en/{administration,duplicates,fields,network,security,transfer,views}.json',
  { import: 'default', eager: true },
);
