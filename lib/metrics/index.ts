export * from './exporter';
export * from './metrics-service';
export * from './service-monitor';
