// Declares XML_SetBillionLaughsAttackProtection…, which <expat.h> hides unless the library's own build option is named.
#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>
