import * as React from 'react';
import './preview.global.scss';

/** What a button is about to do, line by line, before it is pressed. */
export function Preview({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="willdo" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
