export const texts = import.meta.glob<Record<string, unknown>>(
  './kk/{administration,assignment,duplicates,fields,funnel,intake,leads,mail,management,negotiation,network,orders,quotes,reports,scores,security,sharing,tags,team,transfer,views}.json',
  { import: 'default', eager: true },
);
