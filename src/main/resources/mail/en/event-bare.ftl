${projectCode}: a deadline

Confidentiality is not in place yet, so this calendar says no more: please log in to read it.
