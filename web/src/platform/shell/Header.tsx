import { Suspense } from 'react';
import { headerItems } from '../../features';
import { CommandBarButton } from '../commands/CommandBarButton';
import { ErrorBoundary } from './ErrorBoundary';
import classes from './Header.module.css';
import { UserMenuButton } from './UserMenuButton';

export function Header({ slot }: { slot: (element: HTMLElement | null) => void }) {
  return (
    <header className={classes.header}>
      <div ref={slot} className={classes.page} />
      <div className={classes.end}>
        <Suspense>
          {headerItems.map((Item, index) => (
            <ErrorBoundary key={index} resetKey="" silent>
              <Item />
            </ErrorBoundary>
          ))}
        </Suspense>
        <CommandBarButton />
        <UserMenuButton />
      </div>
    </header>
  );
}
