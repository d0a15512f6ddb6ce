import * as React from 'react';
import { FirstRun, type FirstRunProps } from './FirstRun';
import { NoAccess } from './NoAccess';

/** In the place of the whole desk: this person may not read it, or there is none yet. */
export function NoDesk({ denied, ...firstRun }: FirstRunProps & { denied: boolean }) {
  return denied ? <NoAccess onAgain={firstRun.onAgain} /> : <FirstRun {...firstRun} />;
}
