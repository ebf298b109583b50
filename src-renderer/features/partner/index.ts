// The door of the partner feature: the card, the list, the plain forms, and the form pieces other features share.

export { ContactDialog, type ContactDialogProps } from './ContactDialog.tsx';
export { ContactEntry } from './ContactEntry.tsx';
export { useHistoryWords } from './card/historyWords.ts';
export { FormCheckbox, FormNumber, FormSelect, FormText } from './fields/FormText.tsx';
export { showFieldErrors } from './fields/fieldErrors.ts';
export { FormError, type WarningRow, Warnings } from './fields/Notes.tsx';
export { languageOptions, useCountryOptions, useZoneOptions } from './fields/placeOptions.ts';
export { SaveDialog, type Saved } from './fields/SaveDialog.tsx';
export { useFieldText } from './fields/useFieldText.ts';
export { LegalEntityDialog, type LegalEntityDialogProps } from './LegalEntityDialog.tsx';
export { PartnerDialog, type PartnerDialogProps } from './PartnerDialog.tsx';
export { PartnerName } from './PartnerName.tsx';
export { PartnerScreen } from './PartnerScreen.tsx';
export { PartnersScreen } from './PartnersScreen.tsx';
export { SaleButtons } from './SaleButtons.tsx';
export { useSaleKeys } from './useSaleKeys.ts';
export { useTaxIdLabel } from './useTaxIdLabel.ts';
