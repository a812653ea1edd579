import { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';

/** Domain events of the tenant. */
export class Bus extends Construct {
  readonly eventBus: EventBus;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.eventBus = new EventBus(this, 'EventBus');
  }

  grantPublish(publisher: HouseFunction): void {
    publisher.allow(['events:PutEvents'], [this.eventBus.eventBusArn]);
    publisher.addEnvironment('BUS_NAME', this.eventBus.eventBusName);
  }
}
