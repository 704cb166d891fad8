/** Trusted multi-view classification (Han et al., 2021): evidence that is added up, and its loss. */
package com.example.evidence;
