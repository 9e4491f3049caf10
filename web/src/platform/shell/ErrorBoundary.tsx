import { Component } from 'react';
import type { ReactNode } from 'react';
import { ErrorPage } from './ErrorPages';

interface Props {
  children: ReactNode;
  /** Another value tries again: going elsewhere leaves the error behind. */
  resetKey: string;
  /** Fails without a word: for small things beside the page, which goes on without them. */
  silent?: boolean;
}

export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (this.state.error && previous.resetKey !== this.props.resetKey) this.reset();
  }

  reset = () => this.setState({ error: null });

  override render() {
    const { error } = this.state;
    if (error && this.props.silent) return null;
    return error ? <ErrorPage error={error} reset={this.reset} /> : this.props.children;
  }
}
