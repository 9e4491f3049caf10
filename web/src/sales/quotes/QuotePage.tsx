import { Skeleton, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Id } from '../../platform/api';
import { isProblem } from '../../platform/problem';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { PageHeader } from '../../platform/shell/PageHeader';
import { useObject } from '../../records/catalog';
import { LinkDialog } from './LinkDialog';
import classes from './quotes.module.css';
import { QuoteEditor } from './QuoteEditor';
import { QuoteReading } from './QuoteReading';
import { quoteQuery } from './quotes';

const route = getRouteApi('/shell/quote/$id');

/** A quote with its lines: written while it is a draft, read from then on. */
export function QuotePage() {
  const { id } = route.useParams();
  return <OneQuote key={id} id={id} />;
}

function OneQuote({ id }: { id: Id }) {
  const client = useQueryClient();
  const [link, setLink] = useState<string | null>(null);
  const object = useObject('quote');
  const { data, error } = useQuery({
    ...quoteQuery(id),
    throwOnError: (cause, { state }) => !isProblem(cause, 404) && state.data === undefined,
  });
  if (isProblem(error, 404)) return <NotFoundPage />;
  if (!data || !object) {
    return (
      <div className={classes.page}>
        <PageHeader>
          <Text component="h1" fw={600}>
            …
          </Text>
        </PageHeader>
        <Skeleton h={320} />
      </div>
    );
  }
  const writing = data.quote.status === 'draft' && data.mayChange;
  const shown = { object, view: data, onLink: setLink };
  return (
    <>
      {writing ? <QuoteEditor {...shown} /> : <QuoteReading {...shown} />}
      {link && (
        <LinkDialog
          view={data}
          link={link}
          onClose={() => {
            setLink(null);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}
