export * from './duration';
export * from './env';
export * from './image';
export * from './k8s';
export * from './labels';
export * from './names';
export * from './own';
export * from './quantity';
