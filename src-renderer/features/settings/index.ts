// Door of settings, and of the form pieces that the first start shares.
export { emptyOrganization, OrganizationForm, type OrganizationValues } from './OrganizationForm.tsx';
export { Settings } from './Settings.tsx';
