import { UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconArrowBackUp,
  IconCalendar,
  IconChartBar,
  IconCheck,
  IconDeviceFloppy,
  IconLayoutKanban,
  IconList,
  IconPencil,
  IconPlus,
  IconStar,
  IconStarFilled,
  IconTrash,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notifyProblem } from '../../platform/notify';
import { useOnce } from '../../platform/useOnce';
import { inputOf, useViewActs } from './useViewActs';
import { ViewForm } from './ViewForm';
import type { SwitcherProps } from './ViewSwitcher';
import { viewsQuery } from './views';
import classes from './views.module.css';

interface Props extends SwitcherProps {
  onDone: () => void;
}

const kinds = {
  list: IconList,
  board: IconLayoutKanban,
  calendar: IconCalendar,
  chart: IconChartBar,
};
const sharings = { me: null, team: IconUsers, all: IconWorld };

/** The views of an object, and what can be done with the one in sight. */
export function ViewMenu({ object, viewed, resized, columns, onForgetWidths, onDone }: Props) {
  const { t } = useTranslation('views');
  const { data } = useSuspenseQuery(viewsQuery);
  const acts = useViewActs(object);
  const acting = useOnce({
    mutationFn: async (act: () => Promise<unknown>) => {
      await act();
    },
    onError: notifyProblem,
  });
  const { view, shown } = viewed;
  const changed = viewed.changed || resized;
  const views = data.views.filter((one) => one.object === object.name);
  const isDefault = view !== undefined && data.defaults[object.name] === view.id;

  const run = (act: () => Promise<unknown>) => {
    onDone();
    acting.mutate(act);
  };

  function open(as: 'new' | 'change') {
    onDone();
    const id = 'view';
    modals.open({
      modalId: id,
      title: t(as === 'new' ? 'form.new' : 'form.change'),
      children: (
        <ViewForm
          view={as === 'change' ? view : undefined}
          onSave={async (said, roles) => {
            const saved =
              as === 'new' || !view
                ? await acts.add(inputOf(object, shown, columns, said))
                : await acts.change(view, { ...keptOf(), ...said });
            for (const [role, wanted] of roles) await acts.setDefault(wanted ? saved : null, role);
            if (as === 'new') onForgetWidths();
            modals.close(id);
          }}
        />
      ),
    });
  }

  /** The view as it is kept: a new name saves no other change. */
  function keptOf() {
    const { kind, filter, sort, group, date, within, version } = view!;
    const { columns: own, name, sharing, team } = view!;
    const said = { name, sharing, team: team?.id ?? null, object: object.name };
    return { ...said, kind, filter, sort, columns: own, group, date, within, version };
  }

  return (
    <div className={classes.menu}>
      <nav className={classes.views} aria-label={t('title')}>
        <ViewLink
          object={object.path}
          id="all"
          current={!view}
          icon={<IconList size={15} stroke={1.6} />}
          onClick={onDone}
        >
          {t('all.name', { objects: object.pluralLabel })}
        </ViewLink>
        {views.map((one) => {
          const Icon = kinds[one.kind];
          const Shared = sharings[one.sharing];
          const whose =
            one.sharing === 'me'
              ? undefined
              : one.sharing === 'team'
                ? (one.team?.label ?? undefined)
                : t('form.all');
          return (
            <ViewLink
              key={one.id}
              object={object.path}
              id={one.id}
              current={one.id === view?.id}
              icon={<Icon size={15} stroke={1.6} />}
              onClick={onDone}
              mark={Shared && <Shared size={14} stroke={1.6} aria-label={whose} />}
            >
              {one.name}
            </ViewLink>
          );
        })}
      </nav>
      <hr className={classes.line} />
      {view && changed && view.mayChange && (
        <Act
          icon={<IconDeviceFloppy size={15} stroke={1.6} />}
          onClick={() =>
            run(async () => {
              const { name, sharing, team } = view;
              const said = { name, sharing, team: team?.id ?? null };
              await acts.change(view, inputOf(object, shown, columns, said));
              onForgetWidths();
            })
          }
        >
          {t('acts.save')}
        </Act>
      )}
      {view && changed && (
        <Act
          icon={<IconArrowBackUp size={15} stroke={1.6} />}
          onClick={() =>
            run(async () => {
              onForgetWidths();
              await acts.show(view.id);
            })
          }
        >
          {t('acts.discard')}
        </Act>
      )}
      <Act icon={<IconPlus size={15} stroke={1.6} />} onClick={() => open('new')}>
        {t('acts.saveAs')}
      </Act>
      {view && (
        <Act
          icon={isDefault ? <IconStarFilled size={15} /> : <IconStar size={15} stroke={1.6} />}
          onClick={() => run(() => acts.setDefault(isDefault ? null : view, null))}
        >
          {t(isDefault ? 'acts.noDefault' : 'acts.default', { objects: object.pluralLabel })}
        </Act>
      )}
      {view?.mayChange && (
        <>
          <Act icon={<IconPencil size={15} stroke={1.6} />} onClick={() => open('change')}>
            {t('acts.rename')}
          </Act>
          <Act
            icon={<IconTrash size={15} stroke={1.6} />}
            onClick={() => run(() => acts.remove(view))}
          >
            {t('acts.delete')}
          </Act>
        </>
      )}
    </div>
  );
}

function ViewLink({
  object,
  id,
  current,
  icon,
  mark,
  onClick,
  children,
}: {
  object: string;
  id: string;
  current: boolean;
  icon: React.ReactNode;
  mark?: React.ReactNode;
  onClick: () => void;
  children: string;
}) {
  return (
    <Link
      to="/$path"
      params={{ path: object }}
      search={{ view: id }}
      className={classes.item}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      {icon}
      <span className={classes.name} dir="auto">
        {children}
      </span>
      {mark}
      {current && <IconCheck size={14} />}
    </Link>
  );
}

function Act({
  icon,
  onClick,
  children,
}: {
  icon: React.ReactNode;
  onClick: () => void;
  children: string;
}) {
  return (
    <UnstyledButton className={classes.item} onClick={onClick}>
      {icon}
      <span className={classes.name}>{children}</span>
    </UnstyledButton>
  );
}
