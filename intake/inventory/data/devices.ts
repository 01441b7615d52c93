import { table } from './table.ts'

/** Servers and devices. Columns: see `table.ts`. */
export const DEVICES = [
  ...table(
    'Server',
    `
Windows Server Standard | Microsoft | own | 16-core pack + CAL | | | | windows server, win server, windows server 2016, windows server 2019, windows server 2022, windows server cal
SQL Server Standard | Microsoft | own | core or server+CAL | | | | sql server, ms sql, mssql, microsoft sql server
VMware vSphere | Broadcom | own | core/year | | | | vmware, vm ware, esxi, vsphere, esx
Hyper-V | Microsoft | own | in Windows Server | | | | hyperv, hyper v
Proxmox VE | Proxmox | own | free + socket/year | | | | proxmox
VPS | | cloud | server/month | | | | virtual server, root server, rootserver, vserver, dedicated server, cloud server, serveur dédié, servidor dedicado
`,
  ),
  ...table(
    'Devices',
    `
Windows PCs | | own | hardware | | | | pcs, desktops, laptops, windows laptops, notebooks, computers, rechner, ordinateurs, ordenadores
Macs | Apple | own | hardware | | | | mac, macbook, macbooks, imac, imacs
iPhones and iPads | Apple | own | hardware | | | | iphone, iphones, ipad, ipads
Android phones | | own | hardware | | | | android, samsung phones, android tablets
Chromebooks | Google | own | hardware | | | Google Workspace | chromebook, chrome os
Microsoft Intune | Microsoft | cloud | user/month | | | Microsoft 365; Entra ID | intune, endpoint manager, in tune
Jamf | Jamf | cloud | device/month | | | Entra ID | jamf pro, jamf now
Apple Business Manager | Apple | cloud | | | | Jamf; Intune | apple business, abm
Security cameras | | own | hardware | | | | cctv, cameras, nvr, camera system, überwachungskamera, vidéosurveillance, videovigilancia
Door access system | | own | hardware | | | | door access, key fobs, access control, zutrittskontrolle, contrôle d'accès
`,
  ),
]
