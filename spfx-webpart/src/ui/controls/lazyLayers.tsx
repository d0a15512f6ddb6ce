import * as React from 'react';
import type { ICalloutProps } from '@fluentui/react/lib/Callout';
import type { ITooltipProps } from '@fluentui/react/lib/Tooltip';
import { lazyPart } from '../words/lazyWithWords';

/** Also asked for ahead, so that the first list or tip opens at once and without the network. */
export const layers = () => import(/* webpackChunkName: 'layers' */ './layers');

/** Nothing stands for it while it comes. */
const later = <P extends object>(Layer: React.ComponentType<P>): React.ComponentType<P> =>
  function Later(props: P) {
    return (
      <React.Suspense fallback={null}>
        <Layer {...props} />
      </React.Suspense>
    );
  };

/** The build puts these where `Picker` and Fluent's `TooltipHost` would load Fluent's own (`config/webpackPatch.js`). */
export const Callout = later(lazyPart<ICalloutProps>(() => layers().then((part) => part.Callout as React.ComponentType<ICalloutProps>)));
export const Tooltip = later(lazyPart<ITooltipProps>(() => layers().then((part) => part.Tooltip as React.ComponentType<ITooltipProps>)));
export { DirectionalHint } from '@fluentui/react/lib/Callout';
