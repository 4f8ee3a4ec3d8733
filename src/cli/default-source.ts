/** The source where no other is named, from the folder one is in. */
export const defaultSource = 'schedules/jobs.yaml';
