export const texts = import.meta.glob<Record<string, unknown>>(
  './bg/{administration,assignment,duplicates,fields,funnel,intake,leads,mail,management,negotiation,network,orders,quotes,reports,scores,security,sharing,tags,team,transfer,views}.json',
  { import: 'default', eager: true },
);
