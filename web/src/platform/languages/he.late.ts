export const texts = import.meta.glob<Record<string, unknown>>(
  './he/{administration,duplicates,fields,funnel,leads,network,reports,scores,security,sharing,tags,transfer,views}.json',
  { import: 'default', eager: true },
);
