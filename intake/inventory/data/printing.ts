import { table } from './table.ts'

/** Printing. Columns: see `table.ts`. */
export const PRINTING = [
  ...table(
    'Printing',
    `
Leased copier | | own | device/month | | | | copier, copier lease, photocopier, multifunction printer, mfp, kopierer, photocopieur, fotocopiadora, printer lease, copier contract, multifunktionsgerät
HP printers | HP | own | hardware | | | | hp printer, laserjet, hp laserjet, officejet
Canon printers | Canon | own | hardware | | | | canon, imagerunner, canon copier
Brother printers | Brother | own | hardware | | | | brother, brother printer
Ricoh | Ricoh | own | device/month | | | | ricoh copier
Konica Minolta | Konica Minolta | own | device/month | | | | konica, bizhub, konika minolta
Xerox | Xerox | own | device/month | | | | xerox copier, versalink
Kyocera | Kyocera | own | device/month | | | | kyocera printer, ecosys
Lexmark | Lexmark | own | hardware | | | | lex mark
Epson printers | Epson | own | hardware | | | | epson, epson printer
Sharp | Sharp | own | device/month | | | | sharp copier
Zebra label printers | Zebra | own | hardware | | | | zebra, label printer, labels printer, dymo, etikettendrucker
PaperCut | PaperCut | own | user/year | | | Active Directory | paper cut, papercut mf
HP Instant Ink | HP | cloud | device/month | | | | instant ink
Universal Print | Microsoft | cloud | in Microsoft 365 | | | Microsoft 365 | ms universal print
`,
  ),
]
