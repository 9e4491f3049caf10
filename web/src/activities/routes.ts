/** The pages of this folder; each is a `createRoute` under `shellRoute` with a lazy component. */
export const activitiesRoutes = [] as const;
