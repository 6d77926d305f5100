export * from './exporter';
export * from './metrics-service';
