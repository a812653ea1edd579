import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type House, HouseFunction } from './house-function.ts';

export interface CommandsProps {
  readonly house: House;
}

/** Functions that a deployment or an operator calls directly; no route and no event reaches them. */
export class Commands extends Construct {
  /** Writes the first users with their roles and departments. */
  readonly setup: HouseFunction;
  /** Restores a backup into a table of its own, part after part. */
  readonly restore: HouseFunction;
  /** Only for tenants whose records are invented. */
  readonly demoData: HouseFunction | undefined;

  constructor(scope: Construct, id: string, { house }: CommandsProps) {
    super(scope, id);
    this.setup = new HouseFunction(this, 'Setup', {
      house,
      entry: 'commands/setup',
      memorySize: 512,
      timeout: Duration.minutes(1),
    });
    this.restore = new HouseFunction(this, 'Restore', {
      house,
      entry: 'commands/restore',
      memorySize: 1024,
      timeout: Duration.minutes(15),
    });
    if (!house.tenant.features.demo) return;
    this.demoData = new HouseFunction(this, 'DemoData', {
      house,
      entry: 'commands/demo-data',
      // Some thousand records are made in memory and written in batches.
      memorySize: 1024,
      timeout: Duration.minutes(15),
    });
  }
}
