import type { ReactNode } from "react";

interface NoticeProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly children?: ReactNode;
}

/** What there is to say where no paper can be shown, and the way on. */
export function Notice({ title, hint, children }: NoticeProps) {
  return (
    <section className="light-notice">
      <h1>{title}</h1>
      {hint !== undefined && <p>{hint}</p>}
      {children}
    </section>
  );
}
