export const texts = import.meta.glob<Record<string, unknown>>(
  './zh/{administration,duplicates,fields,funnel,leads,network,reports,security,sharing,transfer,views}.json',
  { import: 'default', eager: true },
);
