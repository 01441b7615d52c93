import { table } from './table.ts'

/** Files and backup. Columns: see `table.ts`. */
export const FILES = [
  ...table(
    'File storage and sharing',
    `
Dropbox Business | Dropbox | cloud | user/month | Business 18; Business Plus 30 | archive_dropbox EUR | Microsoft 365; Slack; Zoom | dropbox, drop box, dropbox standard
Box Business | Box | cloud | user/month | Business 15; Business Plus 30; Enterprise 42 | archive_box | Microsoft 365; Salesforce; Okta | box, box.com
Egnyte | Egnyte | hybrid | user/month | | | Microsoft 365; Procore; Salesforce | egnite
ShareFile | Progress | cloud | user/month | | | Outlook; QuickBooks; Adobe | share file, citrix sharefile, citrix files
OneDrive/SharePoint | Microsoft | cloud | in Microsoft 365 | | | Microsoft 365 | onedrive, one drive, sharepoint, share point, sharepoint online, onedrive for business
Windows file server | Microsoft | own | server licence + CAL | | | Active Directory | file server, fileserver, shared drive, network drive, s drive, server share, dateiserver, netzlaufwerk, serveur de fichiers, servidor de archivos
Synology NAS | Synology | own | hardware | | | Active Directory; Backblaze B2 | synology, nas, diskstation, network storage
Nextcloud | Nextcloud | either | user/year | | | Active Directory | next cloud, owncloud
QNAP NAS | QNAP | own | hardware | | | Active Directory | qnap, q nap
iCloud Drive | Apple | cloud | | | | | icloud, i cloud
`,
  ),
  ...table(
    'Backup',
    `
Microsoft 365 Backup | Microsoft | cloud | GB/month | 0.15 | mslearn | Microsoft 365 | m365 backup, office 365 backup, o365 backup
Syncro Cloud Backup (M365/Entra) | Syncro | cloud | user/month | 1.90 | syncro | Microsoft 365; Entra ID | syncro backup
Azure Backup | Microsoft | cloud | instance/month (<=50GB) | 10 | msneg | Azure VMs; SQL; file shares | azure backup vault
Datto SIRIS/ALTO | Kaseya | hybrid | appliance/month | | | Microsoft 365; VMware/Hyper-V | datto, datto siris, datto alto, siris, datto backup
Datto SaaS Protection | Kaseya | cloud | user/month | | | Microsoft 365; VMware/Hyper-V | backupify, datto saas
Veeam Data Platform | Veeam | either | workload/year | | | Microsoft 365; VMware/Hyper-V | veeam, veeam backup, veem, veeam backup and replication
Acronis Cyber Protect | Acronis | cloud | workload/month | | | Microsoft 365; VMware/Hyper-V | acronis, acronis backup, acronis cyber cloud
Axcient x360 | ConnectWise | cloud | device/month | | | Microsoft 365; VMware/Hyper-V | axcient
Dropsuite | NinjaOne | cloud | user/month | | | Microsoft 365; VMware/Hyper-V | drop suite
Backblaze Business | Backblaze | cloud | computer/year | | | Microsoft 365; VMware/Hyper-V | backblaze, back blaze
Druva | Druva | cloud | user/month | | | Microsoft 365; VMware/Hyper-V |
Carbonite | OpenText | cloud | computer/year | | | Microsoft 365; VMware/Hyper-V | carbonite backup
Backup to a USB disk | | own | | | | | usb backup, external drive, usb disk, usb festplatte, disque usb, disco usb
Windows Server Backup | Microsoft | own | in Windows Server | | | | windows backup
Hornetsecurity 365 Total Backup | Hornetsecurity | cloud | user/month | | | Microsoft 365 | altaro, hornet backup, 365 total backup
`,
  ),
]
