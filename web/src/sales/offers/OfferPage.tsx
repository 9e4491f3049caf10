import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../platform/api';
import { request } from '../../platform/client';
import { FormatContext } from '../../platform/format';
import { changeLanguage, currentLocale, isLanguage } from '../../platform/languages';
import { isProblem } from '../../platform/problem';
import { OfferDocument } from './OfferDocument';
import classes from './offers.module.css';

const route = getRouteApi('/q/$token');

export type Offer = Schemas['Offer'];

/** What a customer sees who follows the link of a quote, in the quote's language. */
export function OfferPage() {
  const { token } = route.useParams();
  const path = `/api/offers/${encodeURIComponent(token)}`;
  const { i18n } = useTranslation('quotes');
  const [spoken, setSpoken] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['offer', token],
    queryFn: async ({ signal }) => request<Offer>(path, { signal, answersUnauthorized: true }),
    staleTime: Infinity,
    retry: false,
  });
  const language = data?.language;
  useEffect(() => {
    if (!language) return;
    // The page speaks as the quote does; the choice of a visitor who works here stays.
    const remembered = localStorage.getItem('rapport.language');
    void (isLanguage(language) ? changeLanguage(language) : Promise.resolve())
      .then(() => {
        if (remembered) localStorage.setItem('rapport.language', remembered);
        else localStorage.removeItem('rapport.language');
      })
      .finally(() => setSpoken(language));
  }, [language]);
  const format = useMemo(
    () => ({
      locale: currentLocale(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency: data?.content?.currency ?? 'EUR',
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the locale is the language's
    [data, spoken, i18n.language],
  );
  useEffect(() => {
    if (data) document.title = data.name;
  }, [data]);

  return (
    <main className={classes.page}>
      {error && <Gone error={error} />}
      {!error && (!data || spoken === null) && <Skeleton className={classes.sheet} h={480} />}
      {data && spoken !== null && (
        <FormatContext value={format}>
          <OfferDocument offer={data} path={path} token={token} />
        </FormatContext>
      )}
    </main>
  );
}

function Gone({ error }: { error: Error }) {
  const { t } = useTranslation('quotes');
  const missing = isProblem(error, 404) || isProblem(error, 400);
  return (
    <Paper withBorder className={classes.sheet} p="xl" role="alert">
      <Title order={1} size="h3">
        {missing ? t('offer.gone') : isProblem(error) ? error.title : error.message}
      </Title>
      <Text c="dimmed" size="sm" mt={4}>
        {missing ? t('offer.goneText') : isProblem(error) ? error.detail : null}
      </Text>
    </Paper>
  );
}
