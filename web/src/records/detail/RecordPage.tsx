import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionsOf } from '../../features';
import type { ObjectDefinition } from '../../platform/api';
import { isProblem } from '../../platform/problem';
import { NotFoundPage } from '../../platform/shell/ErrorPages';
import { useShortcuts } from '../../platform/shortcuts';
import { useObjectByPath } from '../catalog';
import { preloadEditors } from '../fieldTypes';
import { layoutOf, panelsOf } from '../layout';
import { ReachableLinks } from '../fields/ReferenceChip';
import { recordQuery } from '../recordQueries';
import classes from './detail.module.css';
import { FieldSections, firstWritable } from './FieldSections';
import { HistoryPanel } from './HistoryPanel';
import { RecordHead } from './RecordHead';
import { RelatedPanels, relatedPanels } from './RelatedPanels';
import { TabStrip } from './TabStrip';
import type { Tab } from './TabStrip';
import { TimelinePanel } from './TimelinePanel';
import { useFieldEditing } from './useFieldEditing';

const route = getRouteApi('/shell/$path/$id');

export function RecordPage() {
  const { path, id } = route.useParams();
  const object = useObjectByPath(path);
  // Another record is another page: its edits and what is being written begin anew.
  return object ? <Page key={id} object={object} id={id} /> : <NotFoundPage />;
}

/** A record: what it is at the start side, what happened in the middle, what belongs to it at the end side. */
function Page({ object, id }: { object: ObjectDefinition; id: string }) {
  const { t } = useTranslation('detail');
  const { data: record, error } = useSuspenseQuery(recordQuery(object.name, id));
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const editing = useFieldEditing(object);
  // It was merged into another one, which the server gave in its place: its page is this one's.
  useEffect(() => {
    if (record.id !== id) {
      void navigate({ to: '.', params: { path: object.path, id: record.id }, replace: true });
    }
  }, [record.id, id, object.path, navigate]);
  const first = firstWritable(object, record);

  function edit() {
    if (!first || !object.can.update) return;
    preloadEditors();
    editing.begin(record, first.name, 'fields');
  }
  useShortcuts(object.label, [{ keys: 'e', label: t('keys.edit'), run: edit }]);

  const layout = layoutOf(object, record);
  const middle: Tab[] = panelsOf(
    [...(object.timeline ? (['timeline'] as const) : []), 'history' as const].map((name) => ({
      name,
    })),
    layout,
  ).map(({ name }) => ({ value: name, label: t(`tab.${name}`) }));
  const related = panelsOf(relatedPanels(object), layout);
  const hasRelated = related.length > 0;
  const all: Tab[] = [
    { value: 'details', label: t('tab.details') },
    ...middle,
    ...(hasRelated ? [{ value: 'related', label: t('tab.related') }] : []),
  ];
  const choose = (value: string) =>
    void navigate({ to: '.', search: { tab: value }, replace: true });
  const inMiddle = middle.some(({ value }) => value === tab) ? tab : middle[0]?.value;

  // A colleague deleted it while it was looked at.
  if (isProblem(error, 404)) return <NotFoundPage />;
  return (
    <ReachableLinks value>
      <article
        className={classes.page}
        data-tab={all.some(({ value }) => value === tab) ? tab : 'details'}
        data-related={hasRelated || undefined}
        data-middle={middle.length > 0 || undefined}
      >
        <RecordHead {...{ object, record, editing }} />
        {extensionsOf(object.name).map(
          ({ prompt: Prompt }, index) =>
            Prompt && (
              <Suspense key={index}>
                <Prompt object={object} record={record} />
              </Suspense>
            ),
        )}
        <TabStrip
          className={classes.phoneTabs}
          label={t('tab.all')}
          tabs={all}
          value={tab ?? 'details'}
          onChange={choose}
        />
        <div className={classes.columns}>
          <div className={classes.details}>
            <FieldSections {...{ object, record, editing }} />
          </div>
          {inMiddle && (
            <div className={classes.middle}>
              <TabStrip
                className={classes.wideTabs}
                label={t('tab.middle')}
                tabs={middle}
                value={inMiddle}
                onChange={choose}
              />
              {inMiddle === 'timeline' ? (
                <TimelinePanel object={object} record={record} />
              ) : (
                <HistoryPanel object={object} record={record} />
              )}
            </div>
          )}
          {hasRelated && (
            <div className={classes.end}>
              <RelatedPanels object={object} record={record} panels={related} />
            </div>
          )}
        </div>
      </article>
    </ReachableLinks>
  );
}
