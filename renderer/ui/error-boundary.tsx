import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "./button.tsx";
import styles from "./error-boundary.module.css";
import { ErrorCard } from "./error-card.tsx";

export interface ErrorBoundaryProps {
  /** What failed, as a sentence: "This page could not be shown." */
  readonly happened: string;
  /** When this changes, it is tried again: another page is another chance. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: unknown;
  readonly failed: boolean;
  readonly resetKey: string | undefined;
}

/** Shows a fault of Berth in place of the part that has it; the rest of the window stays usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(this.props.happened, error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { error } = this.state;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return (
      <div className={styles.place}>
        <ErrorCard
          error={{
            code: "UNEXPECTED",
            message: this.props.happened,
            data: { why: "This is a fault in Berth.", hint: "Nothing on the engine has changed.", detail },
          }}
          actions={
            <>
              <Button size="sm" variant="primary" onClick={() => this.setState({ error: null, failed: false })}>
                Try again
              </Button>
              {/* A part that was not loaded stays unloaded until the window is. */}
              <Button size="sm" onClick={() => location.reload()}>
                Reload
              </Button>
            </>
          }
        />
      </div>
    );
  }
}
