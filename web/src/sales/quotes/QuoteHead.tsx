import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Reference } from '../../platform/api';
import { LinkButton } from '../../platform/links';
import { PageHeader } from '../../platform/shell/PageHeader';
import { fieldOf, useObjectIfKnown } from '../../records/catalog';
import { FieldValue } from '../../records/fieldTypes';
import classes from './quotes.module.css';
import type { QuoteView } from './quotes';

interface Props {
  object: ObjectDefinition;
  view: QuoteView;
  children: ReactNode;
  /** What a phone has among the ways from it, for want of room. */
  more?: ReactNode;
}

/** Which quote it is, the ways from it, and what may be done with it. */
export function QuoteHead({ object, view, children, more }: Props) {
  const { t } = useTranslation(['quotes', 'detail']);
  const deals = useObjectIfKnown('opportunity');
  const deal = view.quote.opportunity as Reference | null;
  const status = fieldOf(object, 'status');
  const pdf = { component: 'a' as const, href: `/api/quotes/${view.quote.id}/pdf`, download: true };
  const ways = [
    ...(deal && deals ? [{ path: deals.path, id: deal.id, label: t('editor.toDeal') }] : []),
    { path: object.path, id: view.quote.id, label: t('editor.record') },
  ];
  return (
    <PageHeader>
      <Text component="h1" fw={600} truncate className={classes.name}>
        <bdi>{String(view.quote.name)}</bdi>
      </Text>
      {status && <FieldValue field={status} value={view.quote.status} />}
      <span style={{ flex: 1 }} />
      {ways.map(({ label, ...params }) => (
        <LinkButton key={label} variant="subtle" visibleFrom="sm" to="/$path/$id" params={params}>
          {label}
        </LinkButton>
      ))}
      <Button {...pdf} variant="subtle" visibleFrom="sm">
        {t('pdf')}
      </Button>
      <Menu position="bottom-end" transitionProps={{ duration: 80 }}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            hiddenFrom="sm"
            aria-label={t('detail:menu.more')}
          >
            <IconDots size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map(({ label, ...params }) => (
            <Menu.Item
              key={label}
              renderRoot={(props) => <Link to="/$path/$id" params={params} {...props} />}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Item {...pdf}>{t('pdf')}</Menu.Item>
          {more}
        </Menu.Dropdown>
      </Menu>
      {children}
    </PageHeader>
  );
}
