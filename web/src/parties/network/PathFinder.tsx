import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network, Reference } from '../../platform/api';
import { fieldOf, useObject } from '../../records/catalog';
import { fieldTypes } from '../../records/fieldTypes';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import classes from './network.module.css';
import { useTieWords } from './network';

interface Props {
  to: Reference | null;
  path: Network | undefined;
  onChange: (to: Reference | null) => void;
}

/** Who knows whom: asks for the other end, and says the way there in words. */
export function PathFinder({ to, path, onChange }: Props) {
  const { t } = useTranslation('network');
  const relation = useObject('relation');
  const field = relation && fieldOf(relation, 'to');
  const Editor = fieldTypes.reference.Editor;
  return (
    <section className={classes.path}>
      {field && (
        <Suspense>
          <Editor
            field={{ ...field, label: t('path.to'), help: null, required: false }}
            value={to}
            onChange={(value) => onChange(value as Reference | null)}
          />
        </Suspense>
      )}
      <div role="status">
        {to && path && path.nodes.length === 0 && (
          <p className={classes.more}>{t(path.more ? 'path.tooFar' : 'path.none')}</p>
        )}
        {to && path && path.nodes.length > 0 && <Way path={path} />}
      </div>
    </section>
  );
}

function Way({ path }: { path: Network }) {
  const { t } = useTranslation('network');
  const say = useTieWords();
  return (
    <>
      <p className={classes.more}>{t('path.found', { count: path.nodes.length - 1 })}</p>
      <ol className={classes.way}>
        {path.nodes.map((node, index) => {
          const next = path.nodes[index + 1];
          const words = path.edges
            .filter(
              ({ from, to }) =>
                next && [from, to].includes(node.id) && [from, to].includes(next.id),
            )
            .map((edge) => say(edge, edge.from === node.id));
          return (
            <li key={node.id}>
              <ReferenceChip reference={node} />
              {words.length > 0 && <span className={classes.words}>{words.join(' · ')}</span>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
