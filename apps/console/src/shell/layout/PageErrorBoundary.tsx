import { Component, type ReactNode } from "react";
import { PageCrash } from "./PageCrash.tsx";

interface State {
  error?: unknown;
}

/** A page that fails takes only itself down; the menu stays. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <PageCrash error={this.state.error} />;
  }
}
