import { Button } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Id, Network, NetworkNode } from '../../platform/api';
import { ReferenceChip } from '../../records/fields/ReferenceChip';
import classes from './network.module.css';
import { useTies } from './network';
import { RoleWords } from './RoleWords';

interface Props {
  network: Network;
  /** Only this party's ties; everybody's without it. */
  only?: Id;
  grown: Id[];
  onGrow: (id: Id) => void;
}

/** The network in words: each party with what ties it to the others. */
export function TieList({ network, only, grown, onGrow }: Props) {
  const { t } = useTranslation('network');
  const ties = useTies(network);
  const shown = network.nodes.filter(({ id }) => only === undefined || id === only);
  return (
    <ul className={classes.list}>
      {shown.map((node) => (
        <li key={node.id}>
          <div className={classes.party}>
            <h2>
              <ReferenceChip reference={node} />
            </h2>
            <RoleWords node={node} />
            {node.detail && (
              <small dir="auto" className={classes.detail}>
                {node.detail}
              </small>
            )}
            <GrowButton node={node} grown={grown} onGrow={onGrow} />
          </div>
          <ul>
            {(ties.get(node.id) ?? []).map(({ other, words, past }, index) => (
              <li key={index} data-past={past || undefined}>
                <span className={classes.words}>{words}</span> <ReferenceChip reference={other} />
              </li>
            ))}
          </ul>
        </li>
      ))}
      {network.more && (
        <li className={classes.more}>{t('more', { count: network.nodes.length })}</li>
      )}
    </ul>
  );
}

function GrowButton({
  node,
  grown,
  onGrow,
}: {
  node: NetworkNode;
  grown: Id[];
  onGrow: (id: Id) => void;
}) {
  const { t } = useTranslation('network');
  const done = grown.includes(node.id);
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<IconArrowsDiagonal size={13} aria-hidden />}
      aria-label={t(done ? 'shrinkNamed' : 'growNamed', { name: node.label })}
      onClick={() => onGrow(node.id)}
    >
      {t(done ? 'shrink' : 'grow')}
    </Button>
  );
}
