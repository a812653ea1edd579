export interface DomainEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The way out to the event bus: at least once, in no promised order. */
export interface EventPublisher {
  /** @throws when any of the events was not taken */
  publish(events: readonly DomainEvent[]): Promise<void>;
}
