import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** The one logger and the one set of metrics of a function instance; named by the environment. */
export const logger = new Logger();
export const metrics = new Metrics();
