import * as React from 'react';
import type { CannedPart } from '@listdesk/shared/tickets';

/** A response as the requester would read it: what was filled is set off, what is unknown is red and says its own name. */
export function Filled({ parts }: { parts: readonly CannedPart[] }) {
  return (
    <p className="filled" dir="auto">
      {parts.map(({ part, text }, index) =>
        part === 'text' ? (
          text
        ) : part === 'filled' ? (
          <span key={index} className="fill">
            {text}
          </span>
        ) : (
          <mark key={index} className="token">
            {text}
          </mark>
        ),
      )}
    </p>
  );
}
