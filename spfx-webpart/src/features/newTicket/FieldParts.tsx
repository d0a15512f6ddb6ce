import * as React from 'react';

/** The star of what must be filled in; those who do not see it are told by the field. */
export function RequiredMark() {
  return (
    <span aria-hidden="true" className="bad">
      *
    </span>
  );
}

/** What is wrong with the field above. */
export function FieldProblem({ children }: { children: string }) {
  return (
    <p className="sm bad" role="alert">
      {children}
    </p>
  );
}
