import { Alert, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../../platform/api';
import { request } from '../../platform/client';
import { isProblem } from '../../platform/problem';
import { useSignedIn } from '../../platform/session/session';
import { useShortcuts } from '../../platform/shortcuts';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import type { Values } from '../../records/changes';
import { toJson } from '../../records/fieldTypes';
import { FieldInput } from '../../records/form/FieldInput';
import { recordKeys } from '../../records/recordQueries';
import { AskApproval } from './AskApproval';
import { Evidence } from './Evidence';
import { LetterheadDialog } from './LetterheadDialog';
import { LinesEditor } from './LinesEditor';
import { QuoteHead } from './QuoteHead';
import { Reduction } from './Reduction';
import { SendQuote } from './SendQuote';
import { SumsTable } from './SumsTable';
import classes from './quotes.module.css';
import {
  draftLine,
  draftReduction,
  emptyLine,
  errorsByLine,
  isAnotherVersion,
  isBlank,
  lineBody,
  needsApproval,
  quoteKeys,
  reasons,
  reductionBody,
} from './quotes';
import type { Calculation, DraftLine, DraftReduction, QuoteView } from './quotes';

const heads = ['company', 'person', 'validUntil', 'language', 'currency'];
const texts = ['intro', 'terms'];

interface Content {
  values: Values;
  reduction: DraftReduction;
  lines: DraftLine[];
}

function contentOf(view: QuoteView): Content {
  const lines = view.lines.map(draftLine);
  return {
    values: {},
    reduction: draftReduction(view.quote),
    lines: lines.length > 0 ? lines : [emptyLine()],
  };
}

/** A draft: its lines as a spreadsheet, its head beside them; what it comes to is told while one types. */
export function QuoteEditor({
  object,
  view,
  onLink,
}: {
  object: ObjectDefinition;
  view: QuoteView;
  onLink: (link: string) => void;
}) {
  const { t } = useTranslation('quotes');
  const client = useQueryClient();
  const { user } = useSignedIn();
  const [letterhead, setLetterhead] = useState(false);
  const [content, setContent] = useState(() => contentOf(view));
  const [saved, setSaved] = useState(content);
  const [version, setVersion] = useState(view.quote.version);
  const changed = content !== saved;
  // Asked for approval, or approved, it is another version: without anything to save one goes on with that.
  if (!changed && view.quote.version > version) {
    const now = contentOf(view);
    setContent(now);
    setSaved(now);
    setVersion(view.quote.version);
  }
  const quote: RecordData = { ...view.quote, ...content.values };
  const currency = String(quote.currency);
  const written = content.lines.filter((line) => !isBlank(line));

  const reducible = ['reductionPercent', 'reductionAmount'].every(
    (name) => fieldOf(object, name)?.writable,
  );
  const reduction = reducible ? reductionBody(content.reduction) : {};

  const body = { values: reduction, lines: content.lines.map(lineBody) };
  const [asked] = useDebouncedValue(JSON.stringify(body), 200);
  const { data: calculated } = useQuery({
    queryKey: [...quoteKeys.one(view.quote.id), 'calculation', asked],
    queryFn: ({ signal }) =>
      request<Calculation>(`/api/quotes/${view.quote.id}/calculation`, {
        method: 'POST',
        body: JSON.parse(asked) as typeof body,
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });

  const discount = calculated?.discount ?? Number(view.quote.discount ?? 0);

  const saving = useOnce({
    mutationFn: () =>
      request<QuoteView>(`/api/quotes/${view.quote.id}`, {
        method: 'PUT',
        body: {
          version,
          values: {
            ...Object.fromEntries(
              Object.entries(content.values).map(([name, value]) => {
                const field = fieldOf(object, name);
                return [name, field ? toJson(field, value) : value];
              }),
            ),
            ...reduction,
          },
          lines: written.map(lineBody),
        },
      }),
    onSuccess: (next) => {
      client.setQueryData(quoteKeys.one(view.quote.id), next);
      const now = contentOf(next);
      setContent(now);
      setSaved(now);
      setVersion(next.quote.version);
      void client.invalidateQueries({
        queryKey: recordKeys.all('quote'),
        predicate: ({ queryKey }) => queryKey[2] !== 'whole',
      });
    },
  });
  useShortcuts(object.label, [
    { keys: 'mod+s', label: t('editor.save'), run: () => changed && saving.mutate() },
  ]);
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm(t('editor.unsaved')),
    enableBeforeUnload: () => changed,
  });

  const problem = isProblem(saving.error) ? saving.error : null;
  const byLine = errorsByLine(problem?.errors ?? []);
  // The server counts the lines that were sent.
  const errors = Object.fromEntries(
    content.lines.flatMap((line, at) => {
      const wrong = byLine[written.indexOf(line)];
      return wrong ? [[at, wrong]] : [];
    }),
  );
  const general = problem?.errors.find(({ field }) => !field.startsWith('lines[')) ?? null;

  const input = (name: string) => {
    const field = fieldOf(object, name);
    return (
      field && (
        <FieldInput
          key={name}
          field={field}
          value={quote[name]}
          record={quote}
          error={problem?.byField[name]}
          onChange={(value: unknown) =>
            setContent((now) => ({ ...now, values: { ...now.values, [name]: value } }))
          }
        />
      )
    );
  };

  return (
    <div className={classes.page}>
      <QuoteHead object={object} view={view}>
        <span className={classes.state} aria-live="polite">
          {changed ? t('editor.unsaved') : saving.isSuccess ? t('editor.saved') : ''}
        </span>
        <Button
          variant="default"
          // A phone has room for the one that can be pressed.
          {...(changed ? {} : { visibleFrom: 'sm' })}
          disabled={!changed}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('editor.save')}
        </Button>
        <SendQuote {...{ view, discount, changed, onLink }} saving={saving.isPending} />
      </QuoteHead>
      {needsApproval(view, discount) && (
        <AskApproval view={view} discount={discount} disabled={changed || saving.isPending} />
      )}
      {saving.error && (general || problem?.errors.length === 0 || !problem) && (
        <Alert color="red" role="alert" mb="sm">
          {general?.message ?? problem?.detail ?? problem?.title ?? saving.error.message}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          {isAnotherVersion(view) && (
            <fieldset className={classes.why}>
              <legend>{t('version.why')}</legend>
              {reasons.map(input)}
            </fieldset>
          )}
          <LinesEditor
            lines={content.lines}
            onChange={(change) => setContent((now) => ({ ...now, lines: change(now.lines) }))}
            calculated={calculated}
            currency={currency}
            errors={errors}
          />
          {reducible && (
            <Reduction
              reduction={content.reduction}
              onChange={(next) => setContent((now) => ({ ...now, reduction: next }))}
              currency={currency}
              error={problem?.byField.reductionPercent ?? problem?.byField.reductionAmount}
            />
          )}
          <SumsTable sums={calculated?.sums ?? view.sums} currency={currency} />
        </div>
        <aside className={classes.side} aria-label={object.label}>
          {heads.map(input)}
          {texts.map(input)}
          {user.administrator && (
            <Button variant="subtle" size="xs" onClick={() => setLetterhead(true)}>
              {t('letterhead.open')}
            </Button>
          )}
          {(view.asked || view.approved) && <Evidence quote={view.quote.id} />}
          {letterhead && <LetterheadDialog onClose={() => setLetterhead(false)} />}
        </aside>
      </div>
    </div>
  );
}
