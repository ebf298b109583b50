// Door of reports: the events report.
export { EventsReport } from './EventsReport.tsx';
